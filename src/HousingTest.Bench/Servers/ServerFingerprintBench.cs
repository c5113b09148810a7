using System.Globalization;
using HousingTest.Bench.Figures;

namespace HousingTest.Bench.Servers;

/// <summary>What a fingerprint costs on a server, against going through the same tables once.</summary>
internal sealed class ServerFingerprintBench : IBench
{
    private const double Most = 2;

    /// <inheritdoc/>
    public string Name => "fingerprint";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var seed = ServerEstates.Seed(setting);
        var estate = ServerEstates.Of(setting, setting.Quick ? 2000 : 1_000_000);
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        setting.Told("fingerprint: making and loading");
        await using var copy = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        var rows = await copy.Harness.LoadAsync(seed, estate.Rows(), null, cancellationToken);
        await copy.RunAsync("VACUUM ANALYZE", cancellationToken);
        var scan = string.Join("; ", ServerEstates.Tables(seed).Select(table => $"SELECT sum(length(row::text)) FROM {table} AS row"));
        var (fingerprints, scans) = (new List<double>(), new List<double>());
        var repetitions = setting.Quick ? 1 : 9;
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            setting.Told($"fingerprint: repetition {repetition} of {repetitions}");
            var fingerprint = await Stopwatched.MillisecondsAsync(() => copy.Harness.FingerprintAsync(cancellationToken));
            var scanned = await Stopwatched.MillisecondsAsync(() => copy.RunAsync(scan, cancellationToken));
            if (repetition == 0)
                continue;
            fingerprints.Add(fingerprint);
            scans.Add(scanned);
        }

        var of = string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows");
        var peer = Spread.Of(scans).Median;
        return new Section(
            Name, "what a fingerprint costs on a PostgreSQL server", "times the scan", [Line("fingerprint", fingerprints), Line("SELECT sum(length(row::text)) of the same tables", scans)],
            [new Aim("fingerprint, against the scan", Spread.Of(fingerprints).Median / peer, Most, AtMost: true, "times")], []);

        Figure Line(string what, List<double> took) => new(of, what, Spread.Of(took), Spread.Of(took).Median / peer);
    }
}
