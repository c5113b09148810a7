using System.Runtime.InteropServices;

namespace HousingTest.Gherkin.Language;

/// <summary>A place in a feature file, counted as Cucumber's reference parser counts; both numbers start from 1.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Column">
/// First character of what stands there, in UTF-16 units; of a tag in characters, where an emoji before it counts once.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Location(int Line, int Column);

/// <summary>A feature file as it was read.</summary>
/// <param name="Path">Relative to the features root, with forward slashes.</param>
/// <param name="Feature">Null when the file holds nothing but comments and blank lines.</param>
/// <param name="Comments">Every comment line, in order; not the line that names the language.</param>
public sealed record GherkinDocument(string Path, Feature? Feature, IReadOnlyList<Comment> Comments);

/// <summary>A comment line.</summary>
/// <param name="Location">Where the line starts: column 1, however far the comment is indented.</param>
/// <param name="Text">The whole line, indentation included.</param>
public sealed record Comment(Location Location, string Text);

/// <summary>A tag.</summary>
/// <param name="Location">Where the <c>@</c> stands.</param>
/// <param name="Name">With its <c>@</c>.</param>
public sealed record Tag(Location Location, string Name);

/// <summary>A feature: what one file describes.</summary>
/// <param name="Location">Where the keyword stands.</param>
/// <param name="Tags">Its tags, which every scenario in it inherits.</param>
/// <param name="Language">Code of the language that the keywords are in.</param>
/// <param name="Keyword">The keyword as written, without colon.</param>
/// <param name="Name">The title.</param>
/// <param name="Description">Free text beneath the title; empty when there is none.</param>
/// <param name="Background">Steps that come first in every scenario of the feature.</param>
/// <param name="Scenarios">Those outside any rule; they come before the rules.</param>
/// <param name="Rules">The rules, in order.</param>
public sealed record Feature(
    Location Location,
    IReadOnlyList<Tag> Tags,
    string Language,
    string Keyword,
    string Name,
    string Description,
    Background? Background,
    IReadOnlyList<Scenario> Scenarios,
    IReadOnlyList<Rule> Rules);

/// <summary>A rule: scenarios that illustrate one thing that must hold.</summary>
/// <param name="Location">Where the keyword stands.</param>
/// <param name="Tags">Its tags, which its scenarios inherit.</param>
/// <param name="Keyword">The keyword as written, without colon.</param>
/// <param name="Name">The title.</param>
/// <param name="Description">Free text beneath the title; empty when there is none.</param>
/// <param name="Background">Steps that follow the feature's background in every scenario of the rule.</param>
/// <param name="Scenarios">Its scenarios, in order.</param>
public sealed record Rule(
    Location Location,
    IReadOnlyList<Tag> Tags,
    string Keyword,
    string Name,
    string Description,
    Background? Background,
    IReadOnlyList<Scenario> Scenarios);

/// <summary>Steps that come first in each scenario of a feature or rule.</summary>
/// <param name="Location">Where the keyword stands.</param>
/// <param name="Keyword">The keyword as written, without colon.</param>
/// <param name="Name">The title, usually empty.</param>
/// <param name="Description">Free text beneath the title; empty when there is none.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record Background(Location Location, string Keyword, string Name, string Description, IReadOnlyList<Step> Steps);

/// <summary>A scenario, or an outline with examples.</summary>
/// <param name="Location">Where the keyword stands.</param>
/// <param name="Tags">Its own tags.</param>
/// <param name="Keyword">The keyword as written, without colon.</param>
/// <param name="IsOutline">Whether the keyword says outline or template.</param>
/// <param name="Name">The title; an outline's may hold placeholders.</param>
/// <param name="Description">Free text beneath the title; empty when there is none.</param>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Examples">The example tables; a plain scenario has none.</param>
public sealed record Scenario(
    Location Location,
    IReadOnlyList<Tag> Tags,
    string Keyword,
    bool IsOutline,
    string Name,
    string Description,
    IReadOnlyList<Step> Steps,
    IReadOnlyList<Examples> Examples);

/// <summary>Example rows of an outline.</summary>
/// <param name="Location">Where the keyword stands.</param>
/// <param name="Tags">Tags of every row.</param>
/// <param name="Keyword">The keyword as written, without colon.</param>
/// <param name="Name">The title; may be empty.</param>
/// <param name="Description">Free text beneath the title; empty when there is none.</param>
/// <param name="Header">Column names, which the placeholders refer to; null when the table is missing.</param>
/// <param name="Rows">One scenario each.</param>
public sealed record Examples(
    Location Location,
    IReadOnlyList<Tag> Tags,
    string Keyword,
    string Name,
    string Description,
    TableRow? Header,
    IReadOnlyList<TableRow> Rows);

/// <summary>What a step's keyword says of it.</summary>
public enum KeywordType
{
    /// <summary><c>*</c> says nothing, and so does a keyword that a language uses for several of those below.</summary>
    Unknown,

    /// <summary>Given.</summary>
    Context,

    /// <summary>When.</summary>
    Action,

    /// <summary>Then.</summary>
    Outcome,

    /// <summary>And, But.</summary>
    Conjunction,
}

/// <summary>A step as written.</summary>
/// <param name="Location">Where the keyword stands.</param>
/// <param name="Keyword">The keyword as written, with the blank behind it.</param>
/// <param name="KeywordType">What the keyword says.</param>
/// <param name="Text">The rest of the line.</param>
/// <param name="DocString">Text beneath the step, before or behind the table.</param>
/// <param name="Table">Rows beneath the step, before or behind the text.</param>
public sealed record Step(Location Location, string Keyword, KeywordType KeywordType, string Text, DocString? DocString, Table? Table);

/// <summary>Text beneath a step.</summary>
/// <param name="Location">Where the opening fence stands.</param>
/// <param name="Delimiter">The fence: three quotes or three backticks.</param>
/// <param name="MediaType">What is written behind the opening fence; empty when nothing is.</param>
/// <param name="Content">Lines joined by LF, the fence's indentation and the escapes taken off.</param>
public sealed record DocString(Location Location, string Delimiter, string MediaType, string Content);

/// <summary>Rows beneath a step; all have the same number of cells.</summary>
/// <param name="Location">Where the first row starts.</param>
/// <param name="Rows">At least one.</param>
public sealed record Table(Location Location, IReadOnlyList<TableRow> Rows);

/// <summary>A row of a table.</summary>
/// <param name="Location">Where its first bar stands.</param>
/// <param name="Cells">Its cells, in order; none when a single bar stands alone.</param>
public sealed record TableRow(Location Location, IReadOnlyList<TableCell> Cells);

/// <summary>A cell of a table.</summary>
/// <param name="Location">Where its text starts; of an empty cell, where the bar behind it stands.</param>
/// <param name="Value">The text, trimmed, escapes resolved.</param>
public sealed record TableCell(Location Location, string Value);
