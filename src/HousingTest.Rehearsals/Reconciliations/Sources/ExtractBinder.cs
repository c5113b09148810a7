using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Finds an extract and its columns. Collects what is not there.</summary>
/// <param name="root">Folder that its path is relative to.</param>
/// <param name="file">The file that names it, for problems.</param>
/// <param name="problems">Where they go.</param>
internal sealed class ExtractBinder(string root, string file, List<Problem> problems)
{
    /// <summary>The extract's rows; null when it cannot be opened.</summary>
    public IRowSource? Bind(RowSource.Extract extract, AskedColumns asked)
    {
        if (Header(extract) is not { } header)
            return null;
        foreach (var (name, line) in asked)
        {
            var found = header.Count(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
            if (found == 0)
                problems.Add(ReconciliationProblems.NoColumn(At(line), extract.Path, name, header));
            else if (found > 1)
                problems.Add(ReconciliationProblems.ColumnTwice(At(line), extract.Path, name));
        }

        IReadOnlyList<string> columns = [.. asked.Select(one => one.Name)];
        return extract.Form switch
        {
            ExtractForm.Delimited form => new DelimitedRows(extract, form, root, header, columns),
            ExtractForm.FixedWidth form => new FixedWidthRows(extract, form, root, columns),
            _ => throw new InvalidOperationException("there is no other form"),
        };
    }

    private IReadOnlyList<string>? Header(RowSource.Extract extract)
    {
        try
        {
            if (extract.Form is ExtractForm.FixedWidth { Columns: var columns })
            {
                using var readable = new ExtractStream(extract, root);
                return [.. columns.Select(column => column.Name)];
            }

            var form = (ExtractForm.Delimited)extract.Form;
            var first = DelimitedRows.Header(extract, form, root);
            if (form.Columns is null && first is null)
                problems.Add(ReconciliationProblems.Empty(At(extract.Line), extract.Path));
            return form.Columns ?? first;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            var why = unreadable is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : unreadable.Message;
            problems.Add(ReconciliationProblems.NoExtract(At(extract.Line), extract.Path, why));
            return null;
        }
        catch (ProblemException wrong)
        {
            problems.AddRange(wrong.Problems);
            return null;
        }
    }

    private string At(int line) => $"{file}:{line}";
}
