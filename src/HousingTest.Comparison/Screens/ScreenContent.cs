using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What a screen shows, by type.</summary>
/// <param name="Tables">Its tables, in order.</param>
/// <param name="Fields">Fields by name and what stands in each, in order: form controls, and terms with their definitions.</param>
/// <param name="Lines">All else that a person reads, by what it is.</param>
internal sealed partial record ScreenContent(
    IReadOnlyList<ScreenTable> Tables, IReadOnlyList<(string Field, string Value)> Fields, IReadOnlyList<(string Path, string Line)> Lines)
{
    public static ScreenContent Of(ScreenSeen screen)
    {
        var walk = new Walk();
        walk.Lines.Add(("title", screen.Title));
        walk.Children(AriaSnapshot.Parse(screen.Aria), "");
        return new ScreenContent(walk.Tables, walk.Fields, walk.Lines);
    }

    // The database makes keys as it likes; which row a link leads to is told by the reference that people read.
    [GeneratedRegex("(?<=/)([0-9]+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?=/|$|[?#])")]
    private static partial Regex MadeKey();

    private sealed class Walk
    {
        public List<ScreenTable> Tables { get; } = [];

        public List<(string Field, string Value)> Fields { get; } = [];

        public List<(string Path, string Line)> Lines { get; } = [];

        public void Children(IReadOnlyList<AriaNode> nodes, string landmark)
        {
            string? term = null;
            foreach (var node in nodes)
            {
                if (string.Equals(node.Role, "term", StringComparison.Ordinal))
                {
                    term = node.Content;
                }
                else if (string.Equals(node.Role, "definition", StringComparison.Ordinal) && term is not null)
                {
                    Fields.Add((term, node.Content));
                    Links(node.Children, landmark);
                }
                else
                {
                    Node(node, landmark);
                }
            }
        }

        private void Node(AriaNode node, string landmark)
        {
            if (AriaRoles.IsTable(node.Role))
            {
                Table(node, landmark);
                return;
            }

            if (AriaRoles.IsControl(node.Role))
            {
                Control(node);
                return;
            }

            var path = landmark + AriaRoles.Word(node.Role);
            if (node.Role[0] == '/')
                Lines.Add((landmark + node.Role[1..], MadeKey().Replace(node.Text ?? "", "{key}")));
            else if (node.Name is not null || node.Text is not null || node.State.Length > 0)
                Lines.Add((path, string.Join(' ', new[] { node.Name, node.Text, node.State }.Where(part => !string.IsNullOrEmpty(part)))));
            Children(node.Children, AriaRoles.IsLandmark(node.Role) ? AriaRoles.Word(node.Role) + " " : landmark);
        }

        // A control's own name leads; the options of a list that are chosen are its value.
        private void Control(AriaNode node)
        {
            var chosen = node.Children.Where(child => child.State.Contains("selected", StringComparison.Ordinal)).Select(child => child.Name ?? child.Text);
            var name = node.Name ?? AriaRoles.Word(node.Role);
            Fields.Add((name, string.Join(' ', chosen.Prepend(node.State).Prepend(node.Text).Where(part => !string.IsNullOrEmpty(part)))));
            foreach (var option in node.Children.Where(child => string.Equals(child.Role, "option", StringComparison.Ordinal)))
                Lines.Add(($"options of {name}", option.Name ?? option.Text ?? ""));
        }

        private void Table(AriaNode node, string landmark)
        {
            var table = ScreenTable.Of(node);
            // A table without column headers whose rows each have a heading is a list of fields.
            if (table.HasHeaders || table.Rows.Any(row => row.Heading.Length == 0))
                Tables.Add(table);
            else
                Fields.AddRange(table.Rows.Select(row => (row.Heading, row.Body)));
            Links(node.Children, landmark);
        }

        // What cells and definitions say is compared by their text; where their links lead is not in it.
        private void Links(IEnumerable<AriaNode> nodes, string landmark)
        {
            foreach (var node in nodes)
            {
                if (string.Equals(node.Role, "/url", StringComparison.Ordinal))
                    Lines.Add((landmark + "url", MadeKey().Replace(node.Text ?? "", "{key}")));
                Links(node.Children, landmark);
            }
        }
    }
}
