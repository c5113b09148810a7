using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Maps;

/// <summary>The <c>sign-in</c> of a map.</summary>
internal static class SignInSection
{
    public static SignInMap Read(YamlMap map) => new(
        map["path"].UrlPath(),
        ScreenSection.Control("user name", map["user name"], role: null),
        ScreenSection.Control("password", map["password"], role: null),
        ScreenSection.Control("button", map["button"], "button"),
        map["roles"].Named((_, user) => user.Text()));
}
