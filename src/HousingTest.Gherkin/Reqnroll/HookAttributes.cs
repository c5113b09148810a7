using HousingTest.Gherkin.Bindings;

namespace Reqnroll;

/// <summary>Static; called once, before the first scenario.</summary>
public class BeforeTestRunAttribute() : HookAttribute(HookType.BeforeTestRun, tags: null);

/// <summary>Static; called once, after the last scenario.</summary>
public class AfterTestRunAttribute() : HookAttribute(HookType.AfterTestRun, tags: null);

/// <summary>Static; called before the first scenario of a feature.</summary>
public class BeforeFeatureAttribute(params string[] tags) : HookAttribute(HookType.BeforeFeature, tags);

/// <summary>Static; called after the last scenario of a feature.</summary>
public class AfterFeatureAttribute(params string[] tags) : HookAttribute(HookType.AfterFeature, tags);

/// <summary>Called before each scenario; when it fails, the steps are skipped.</summary>
public class BeforeScenarioAttribute(params string[] tags) : HookAttribute(HookType.BeforeScenario, tags);

/// <summary>The same as <see cref="BeforeScenarioAttribute"/>.</summary>
public class BeforeAttribute(params string[] tags) : BeforeScenarioAttribute(tags);

/// <summary>Called after each scenario, whatever came of it.</summary>
public class AfterScenarioAttribute(params string[] tags) : HookAttribute(HookType.AfterScenario, tags);

/// <summary>The same as <see cref="AfterScenarioAttribute"/>.</summary>
public class AfterAttribute(params string[] tags) : AfterScenarioAttribute(tags);

/// <summary>Called where steps of another kind begin.</summary>
public class BeforeScenarioBlockAttribute(params string[] tags) : HookAttribute(HookType.BeforeScenarioBlock, tags);

/// <summary>Called where steps of a kind end, unless one failed.</summary>
public class AfterScenarioBlockAttribute(params string[] tags) : HookAttribute(HookType.AfterScenarioBlock, tags);

/// <summary>Called before each step that runs.</summary>
public class BeforeStepAttribute(params string[] tags) : HookAttribute(HookType.BeforeStep, tags);

/// <summary>Called after each step that ran, failed ones included.</summary>
public class AfterStepAttribute(params string[] tags) : HookAttribute(HookType.AfterStep, tags);
