namespace HousingTest.Model;

/// <summary>Something that a user has to know of: what happened, where, why, and the remedy.</summary>
/// <param name="Id">Stable, <c>HT-AREA-000</c>: documents and searches refer to it. Never reused for another meaning.</param>
/// <param name="What">What happened, one sentence in the user's words, without a full stop.</param>
/// <param name="Where">File and line, release, scenario, table: where a person would go to look. Paths are relative to the repository.</param>
/// <param name="Why">The cause as far as it is known (a process's last lines, the value found); empty when <paramref name="What"/> says it all.</param>
/// <param name="Remedy">What to do now, in the imperative.</param>
public sealed record Problem(string Id, string What, string Where, string Why, string Remedy)
{
    /// <summary>The four parts on lines of their own, as every screen of the product shows a problem.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{Id}  {What}" };
        Add("where", Where);
        Add("why", Why);
        Add("do", Remedy);
        return string.Join('\n', lines);

        void Add(string label, string text)
        {
            if (text.Length == 0)
                return;
            var parts = text.ReplaceLineEndings("\n").Split('\n');
            lines.Add($"{label,-10}  {parts[0]}");
            lines.AddRange(parts.Skip(1).Select(part => new string(' ', 12) + part));
        }
    }
}
