namespace HousingTest.Model;

/// <summary>A reconciliation file: two sides, what of them is the same thing, and what must agree.</summary>
/// <param name="Name">As the file is named: <c>rent-accounts</c>.</param>
/// <param name="About">What it is for, in a sentence.</param>
/// <param name="Left">The first side, where things come from.</param>
/// <param name="Right">The second side, where they have gone.</param>
/// <param name="Fields">What the sides have in common, by names of the file's own, in its order.</param>
/// <param name="Key">Names of the fields that tell one row from another; empty where no control needs them.</param>
/// <param name="Stake">Name of the money field that tells what a row is worth; null where no field is money.</param>
/// <param name="Controls">What must agree, in the file's order.</param>
/// <param name="Accepted">Breaks that somebody answers for.</param>
/// <param name="RealData">True when the file says that the data may be of real people, so that results are masked.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record ReconciliationDefinition(
    string Name, string About, ReconciledSide Left, ReconciledSide Right, IReadOnlyList<ReconciledField> Fields, IReadOnlyList<string> Key, string? Stake,
    IReadOnlyList<ReconciliationControl> Controls, IReadOnlyList<AcceptedBreak> Accepted, bool RealData, string File, string Digest)
{
    /// <summary>One of the two sides.</summary>
    public ReconciledSide Of(Side side) => side is Side.Left ? Left : Right;

    /// <summary>Place of a field, from 0.</summary>
    public int PlaceOf(string field) => Fields.Index().First(one => string.Equals(one.Item.Name, field, StringComparison.OrdinalIgnoreCase)).Index;
}

/// <summary>One of two.</summary>
public enum Side
{
    /// <summary>The first that the file names.</summary>
    Left,

    /// <summary>The second.</summary>
    Right,
}

/// <summary>Which of the two.</summary>
public enum Sides
{
    /// <summary>Either.</summary>
    Both,

    /// <summary>The first alone.</summary>
    Left,

    /// <summary>The second alone.</summary>
    Right,
}

/// <summary>A side.</summary>
/// <param name="Name">As the file calls it: <c>legacy</c>.</param>
/// <param name="Source">Where its rows are.</param>
/// <param name="Filters">Which of them count; all without any.</param>
public sealed record ReconciledSide(string Name, RowSource Source, IReadOnlyList<RowFilter> Filters);

/// <summary>Rows that count, or do not, by what a column holds.</summary>
/// <param name="Column">Column of the extract or table, or field of the entity.</param>
/// <param name="Values">Values as they stand there, spaces around them aside.</param>
/// <param name="Keeps">True when only these count; false when these do not.</param>
/// <param name="Line">Where the file says so.</param>
public sealed record RowFilter(string Column, IReadOnlyList<string> Values, bool Keeps, int Line);

/// <summary>Where rows are.</summary>
/// <param name="Line">Where the file says so.</param>
public abstract record RowSource(int Line)
{
    /// <summary>As people are told of it: the extract's name as it is written, or the table or entity.</summary>
    public abstract string Told { get; }

    /// <summary>A file that a system wrote out.</summary>
    /// <param name="Name">As the reconciliation writes it, relative to itself.</param>
    /// <param name="Path">Relative to the repository, or absolute.</param>
    /// <param name="Encoding">.NET's name of its encoding.</param>
    /// <param name="Form">How rows and columns are told in it.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Extract(string Name, string Path, string Encoding, ExtractForm Form, int Line) : RowSource(Line)
    {
        /// <inheritdoc/>
        public override string Told => Name;
    }

    /// <summary>A table of a test copy, by its own names.</summary>
    public sealed record Table(string Name, int Line) : RowSource(Line)
    {
        /// <inheritdoc/>
        public override string Told => Name;
    }

    /// <summary>An entity of the environment's system map, by the map's names.</summary>
    public sealed record Entity(string Name, int Line) : RowSource(Line)
    {
        /// <inheritdoc/>
        public override string Told => Name;
    }
}

/// <summary>How an extract tells rows and columns.</summary>
public abstract record ExtractForm
{
    private ExtractForm() { }

    /// <summary>Values parted by a sign, in quotes where need be.</summary>
    /// <param name="Delimiter">The sign.</param>
    /// <param name="Columns">Names of the columns where no header tells them; null with a header.</param>
    public sealed record Delimited(char Delimiter, IReadOnlyList<string>? Columns) : ExtractForm;

    /// <summary>Columns by their position in the line.</summary>
    /// <param name="Columns">The columns.</param>
    /// <param name="SkippedLines">Lines at the top that are no rows.</param>
    public sealed record FixedWidth(IReadOnlyList<FixedColumn> Columns, int SkippedLines) : ExtractForm;
}

/// <summary>A column of a fixed-width extract.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Position of its first character, counted from 1.</param>
/// <param name="Last">Position of its last.</param>
public sealed record FixedColumn(string Name, int First, int Last);
