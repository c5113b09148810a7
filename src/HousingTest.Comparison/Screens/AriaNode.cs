namespace HousingTest.Comparison;

/// <summary>A node of an ARIA snapshot.</summary>
/// <param name="Role"><c>heading</c>, <c>table</c>, <c>text</c>; a property such as <c>/url</c> has its name here.</param>
/// <param name="Name">Accessible name; null when it has none.</param>
/// <param name="State">Attributes in brackets, in order, without those that only serve tools.</param>
/// <param name="Text">What stands after the colon; null when nothing does.</param>
/// <param name="Children">Nodes below it.</param>
internal sealed record AriaNode(string Role, string? Name, string State, string? Text, List<AriaNode> Children)
{
    /// <summary>All that a person reads at this node and below it, on one line.</summary>
    public string Content
    {
        get
        {
            var own = string.Join(' ', new[] { Name, Text, State }.Where(part => !string.IsNullOrEmpty(part)));
            // A name is made from the content below it, but for what can be operated there.
            var below = Children.Where(child => child.Role[0] != '/' && (Name is null || AriaRoles.IsControl(child.Role))).Select(child => child.Content);
            return string.Join(' ', below.Prepend(own).Where(part => part.Length > 0));
        }
    }
}
