namespace HousingTest.Model;

/// <summary>What was found in a database that somebody wants to use as a test copy, and what was done to it: for the officer who answers for personal data.</summary>
/// <param name="Database">Where it stands: full path of the file, or server and database; never a password.</param>
/// <param name="Engine">As an environment file names it: <c>sqlite</c>, <c>postgres</c>.</param>
/// <param name="Environment">Environment that it was adopted for.</param>
/// <param name="Map">The system map's file.</param>
/// <param name="MapDigest">SHA-256 of the map's text.</param>
/// <param name="CopyId">The copy that the marker names from now on; null when it was not adopted.</param>
/// <param name="At">When.</param>
/// <param name="By">Login of the person on the machine where it was done.</param>
/// <param name="Before">What stood in it.</param>
/// <param name="Replacement">How its people were replaced; null when they were not.</param>
/// <param name="After">What stood in it after that; null when they were not.</param>
public sealed record AdoptionRecord(
    string Database, string Engine, string Environment, string Map, string MapDigest, string? CopyId, DateTimeOffset At, string By,
    DatabaseReading Before, PeopleReplacement? Replacement, DatabaseReading? After)
{
    /// <summary>What stands in it now.</summary>
    public DatabaseReading Now => After ?? Before;
}

/// <summary>A whole database, read for identifiers that could be somebody's.</summary>
/// <param name="Tables">Tables with rows, with views that keep theirs.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Texts">Texts that were looked through, those within documents included.</param>
/// <param name="Documents">Documents and other bytes that were looked into.</param>
/// <param name="Findings">What was found, by table, column and kind.</param>
public sealed record DatabaseReading(int Tables, long Rows, long Texts, long Documents, IReadOnlyList<IdentifierFinding> Findings)
{
    /// <summary>Identifiers that could be somebody's.</summary>
    public IEnumerable<IdentifierFinding> Identifiers => Findings.Where(finding => !finding.Unreadable);

    /// <summary>Documents that cannot be read, such as pictures: nobody knows what is in them.</summary>
    public IEnumerable<IdentifierFinding> Unreadable => Findings.Where(finding => finding.Unreadable);
}

/// <summary>One kind of identifier in one column.</summary>
/// <param name="Table">Table.</param>
/// <param name="Column">Column.</param>
/// <param name="Kind">What they look like: <c>telephone number</c>; of documents what they are: <c>PDF</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first row: its key where that tells nothing of anybody (<c>id 17</c>), else which one it is (<c>row 3</c>).</param>
/// <param name="Begins">The first three characters of the first of them; empty for documents.</param>
/// <param name="Unreadable">True for documents that cannot be read.</param>
public sealed record IdentifierFinding(string Table, string Column, string Kind, long Count, string First, string Begins, bool Unreadable);

/// <summary>How the people of a database were replaced by made-up ones.</summary>
/// <param name="Emptied">Tables that were emptied, and how many rows each had.</param>
/// <param name="Kept">Tables that were kept, and how many rows each has.</param>
/// <param name="Estate">Recipe of the estate that was loaded.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="EstateDigest">SHA-256 of the recipe's text.</param>
/// <param name="Loaded">How many rows were loaded.</param>
public sealed record PeopleReplacement(
    IReadOnlyList<TableRows> Emptied, IReadOnlyList<TableRows> Kept, string Estate, long Seed, string EstateDigest, long Loaded);

/// <summary>A table and how many rows it has, or had.</summary>
public sealed record TableRows(string Table, long Rows);
