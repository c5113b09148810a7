namespace HousingTest.Rehearsals;

/// <summary>Rows of an extract or of a database, gone through once and not held.</summary>
internal interface IRowSource
{
    /// <summary>Goes through all rows.</summary>
    /// <param name="take">Given each row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>SHA-256 of what was read; null where that is not known.</returns>
    Task<string?> ReadAsync(TakeRow take, CancellationToken cancellationToken);

    /// <summary>Where a person looks for a row: <c>accounts.csv:12</c>; <c>rent_account, id 17</c>.</summary>
    /// <param name="locator">As it was given with the row.</param>
    string Place(string locator);
}

/// <summary>Takes a row.</summary>
/// <param name="values">Its values, in the order in which the columns were asked for; overwritten by the next row's.</param>
/// <param name="locator">What finds it again: a line's number, or its key.</param>
/// <param name="fault">Why it cannot be read; null when it can. There are no values then.</param>
internal delegate void TakeRow(string?[] values, string locator, string? fault);
