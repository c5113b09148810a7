using HousingTest.Model;

namespace HousingTest.Definitions.Yaml;

/// <summary>Everything that is wrong with one file, so that its author mends all of it at once. Each kind of problem has its words and its id here.</summary>
/// <param name="file">The file's path, relative to the repository.</param>
internal sealed class Findings(string file)
{
    private readonly List<(int Line, Problem Problem)> found = [];

    /// <summary>The file's path, relative to the repository.</summary>
    public string File => file;

    /// <summary>Throws what was found, in the order of the lines; returns when nothing was.</summary>
    public void ThrowIfAny()
    {
        if (found.Count > 0)
            throw Failure();
    }

    public void Syntax(int line, int column, string message) => Add(
        "HT-DEF-002", "This is not YAML", line, message,
        "mend the line: look at its indentation (spaces, no tabs), at quotes that do not close, and at ': ' or '#' inside a text without quotes", column);

    public void Empty() => Add("HT-DEF-003", "The file holds nothing", 1, "", "fill it, or take it away");

    public void SecondDocument(int line) => Add(
        "HT-DEF-003", "The file holds a second document", line, "a line '---' starts it, and one file is one definition", "put it into a file of its own");

    public void AnchorOrTag(int line) => Add(
        "HT-DEF-004", "Anchors (&), aliases (*) and tags (!) are not read", line, "a definition says each thing where it stands",
        "write the value out, or put it in quotes if it is a text that begins with such a sign");

    public void KeyIsNoText(int line) => Add("HT-DEF-004", "A key must be a text", line, "", "write the key as words, in quotes if they begin with {, [ or ?");

    public Exception TooDeep(int line, int deepest)
    {
        Add("HT-DEF-004", $"This nests deeper than {deepest} levels", line, "no definition needs that", "flatten it");
        return Failure();
    }

    public void DuplicateKey(string key, int line, int first) => Add(
        "HT-DEF-005", $"'{key}' is said twice", line, $"the first is on line {first}", "keep one of the two");

    public void UnknownKey(string key, int line, string owner, IReadOnlyCollection<string> known) => Add(
        "HT-DEF-006", $"{owner} has no key '{key}'", line, "", Suggest(key, known, "keys", "take it out, or write a key that is known there"));

    public void MissingKey(string key, int line, string owner) => Add(
        "HT-DEF-007", $"{owner} lacks '{key}'", line, "", $"add '{key}:' with its value");

    public void NoValue(string name, int line) => Add(
        "HT-DEF-007", $"'{name}' has no value", line, "", "give it one; where none is meant, write [] for an empty list, {} for no keys, or \"\" for an empty text");

    public void WrongShape(string name, int line, string wanted, string actual) => Add(
        "HT-DEF-008", $"'{name}' must be {wanted}, and is {actual}", line, "",
        string.Equals(actual, "keys and values", StringComparison.Ordinal) ? "write it so; a text that begins with { needs quotes" : "write it so");

    public void WrongValue(string name, int line, string wanted, string actual) => Add(
        "HT-DEF-009", $"'{name}' must be {wanted}, and is '{actual}'", line, "", "write it so");

    public void UnknownWord(string name, int line, string word, IReadOnlyCollection<string> known) => Add(
        "HT-DEF-010", $"'{name}' cannot be '{word}'", line, "", Suggest(word, known, "words", "write a word that is known there"));

    public void UnknownReference(string kind, string word, int line, string owner, IReadOnlyCollection<string> known) => Add(
        "HT-DEF-011", $"{owner} has no {kind} '{word}'", line, "", Suggest(word, known, "ones", $"name one that exists, or add '{word}'"));

    public void Contradiction(int line, string what, string remedy) => Add("HT-DEF-012", what, line, "", remedy);

    public void FileIsNotThere(string name, int line, string path) => Add(
        "HT-DEF-013", $"'{name}' is not there", line, $"{path} does not exist", "mend the name, or add the file");

    private ProblemException Failure() => new([.. found.OrderBy(entry => entry.Line).Select(entry => entry.Problem)]);

    private void Add(string id, string what, int line, string why, string remedy, int? column = null) =>
        found.Add((line, new Problem(id, what, column is null ? $"{file}:{line}" : $"{file}:{line}:{column}", why, remedy)));

    /// <summary>Few known words are all told; of many, the nearest.</summary>
    private static string Suggest(string word, IReadOnlyCollection<string> known, string plural, string otherwise)
    {
        if (known.Count == 0)
            return otherwise;
        if (known.Count <= 12)
            return $"{otherwise}; known {plural}: {string.Join(", ", known)}";
        var near = Nearest.To(word, known).Take(3).ToList();
        return near.Count == 0
            ? $"{otherwise}; known {plural}: {string.Join(", ", known.Take(12))} and {known.Count - 12} more"
            : $"{otherwise}; the nearest {plural}: {string.Join(", ", near)}";
    }
}
