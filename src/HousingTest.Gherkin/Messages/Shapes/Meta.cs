namespace HousingTest.Gherkin.Messages;

/// <summary>What wrote the messages, on what.</summary>
internal sealed record Meta(string ProtocolVersion, Product Implementation, Product Runtime, Product Os, Product Cpu);

/// <summary>A program, a system or a processor.</summary>
internal sealed record Product(string Name, string? Version);
