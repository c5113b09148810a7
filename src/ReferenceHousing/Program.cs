using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using ReferenceHousing;
using ReferenceHousing.Access;
using ReferenceHousing.Api;
using ReferenceHousing.Arrears;
using ReferenceHousing.Clock;
using ReferenceHousing.Letters;
using ReferenceHousing.Messages;
using ReferenceHousing.Payments;
using ReferenceHousing.Rents;
using ReferenceHousing.Repairs;
using ReferenceHousing.Schema;
using ReferenceHousing.Tenancies;

// Settings and style sheet lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var configuration = builder.Configuration;
var services = builder.Services;

builder.Logging.ClearProviders();
builder.Logging.AddSimpleConsole(format => format.SingleLine = true);
builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
    console => console.LogToStandardErrorThreshold = LogLevel.Warning);

var settableClock = configuration.GetValue<bool>("TestControls") ? new SettableTimeProvider() : null;
// A test system that somebody hosts has no test controls, and a clock that runs: the machine's, or one that began on another day.
var isTestSystem = settableClock is not null || configuration.GetValue<bool>("TestSystem");
var start = configuration.GetValue<DateTimeOffset?>("Clock:Start");
if (settableClock is not null && start is { } stands)
    settableClock.Set(stands);
var clock = settableClock ?? (isTestSystem && start is { } began ? new ShiftedTimeProvider(began) : TimeProvider.System);
services.AddSingleton(clock);
services.AddSingleton<HousingClock>();

services.AddSingleton(_ => new HousingDatabase(
    Dialect.Named(configuration["Database:Engine"]), configuration.GetConnectionString("Housing") ?? "Data Source=housing.db"));
services.AddSingleton<FirstStart>();
services.AddSingleton<AppUsers>();
services.AddSingleton<MessageSending>();
services.AddHttpContextAccessor();
services.AddScoped<AuditTrail>();
services.AddScoped<TenancyRegister>();
services.AddScoped<Lettings>();
services.AddScoped<PropertyRegister>();
services.AddScoped<TenancyChanges>();
services.AddScoped<RentAccounts>();
services.AddScoped<DebitRuns>();
services.AddScoped<AnnualUplifts>();
services.AddScoped<WeeksConversions>();
services.AddScoped<ChargeChanges>();
services.AddScoped<CashImports>();
services.AddScoped<Suspense>();
services.AddScoped<Refunds>();
services.AddScoped<DirectDebits>();
services.AddScoped<RentLetters>();
services.AddScoped<ArrearsCases>();
services.AddScoped<NightlyReview>();
services.AddRepairs();

var protection = services.AddDataProtection();
if (configuration["DataProtection:Folder"] is { Length: > 0 } keys)
    protection.PersistKeysToFileSystem(new DirectoryInfo(keys));
else
    protection.UseEphemeralDataProtectionProvider();

services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(cookie =>
    {
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/not-allowed";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = false;
    })
    .AddScheme<AuthenticationSchemeOptions, BasicAuthentication>(BasicAuthentication.SchemeName, null);
services.AddAuthorization();
services.AddProblemDetails(details => details.CustomizeProblemDetails = ProblemWording.Complete);
services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
services.AddRazorPages(pages =>
{
    pages.Conventions.AuthorizeFolder("/");
    pages.Conventions.AllowAnonymousToPage("/SignIn");
    pages.Conventions.AllowAnonymousToPage("/Problem");
});

var app = builder.Build();
try
{
    await app.Services.GetRequiredService<FirstStart>().RunAsync(CancellationToken.None);
}
catch (RefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
app.UseWhen(context => !IsApi(context), pages => pages.UseExceptionHandler("/problem").UseStatusCodePagesWithReExecute("/problem"));
if (isTestSystem)
{
    // What day it is here, for those who see no more of the system than its answers.
    app.Use((context, next) =>
    {
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        return next(context);
    });
}
app.UseStaticFiles();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.MapRazorPages();
app.MapApi();
app.MapGet("/health", () => new { status = "ready", version = Release() });
if (settableClock is not null)
    app.MapClock(settableClock);
if (isTestSystem)
{
    // Says to whoever asks that this is no live system, and which version it is.
    app.MapGet("/.well-known/test-system", () => $"this is a test system\nReference Housing {Release()}\n");
}
await app.RunAsync();
return 0;

static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

static string Release() => Assembly.GetExecutingAssembly().GetName().Version!.ToString(2);
