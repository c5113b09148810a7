using HousingTest.Estates.Homes;
using HousingTest.Estates.Ladder;

namespace HousingTest.Estates.Accounts;

/// <summary>A rent account with all that happened on it.</summary>
internal sealed record Account(Letting Letting, IReadOnlyList<ChargeLine> Charges, Ledger Ledger, ArrearsHistory Arrears);
