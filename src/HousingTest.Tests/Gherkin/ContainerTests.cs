using Reqnroll.BoDi;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

public class ContainerTests
{
    private readonly ObjectContainer _run = new();

    [Fact]
    public void A_class_is_made_once_in_the_container_that_is_asked()
    {
        using var one = new ObjectContainer(_run);
        using var other = new ObjectContainer(_run);
        one.Resolve<Needs>().Leaf.ShouldBeSameAs(one.Resolve<Leaf>());
        one.Resolve<Leaf>().ShouldNotBeSameAs(other.Resolve<Leaf>());
    }

    [Fact]
    public void What_is_registered_outside_comes_from_there()
    {
        using var scenario = new ObjectContainer(_run);
        var leaf = new Leaf();
        _run.RegisterInstanceAs(leaf);
        _run.RegisterTypeAs<Leaf, ILeaf>("named");
        scenario.Resolve<Needs>().Leaf.ShouldBeSameAs(leaf);
        scenario.Resolve<ILeaf>("named").ShouldBeSameAs(_run.Resolve<ILeaf>("named"));
        scenario.Resolve<IObjectContainer>().ShouldBeSameAs(scenario);
    }

    [Fact]
    public void A_type_may_be_made_anew_for_each_that_asks()
    {
        _run.RegisterTypeAs<Leaf, ILeaf>().InstancePerDependency();
        _run.Resolve<ILeaf>().ShouldNotBeSameAs(_run.Resolve<ILeaf>());
    }

    [Fact]
    public void What_was_made_is_disposed_last_made_first_and_what_was_handed_in_is_not()
    {
        var disposed = new List<string>();
        var handedIn = new Disposed("handed in", disposed);
        _run.RegisterInstanceAs(handedIn, "kept");
        _run.RegisterInstanceAs(new Disposed("given away", disposed), "given", dispose: true);
        _run.RegisterFactoryAs(() => new Disposed("made", disposed));
        _run.Resolve<Disposed>();
        _run.Resolve<Disposed>();
        _run.Dispose();
        disposed.ShouldBe(["made", "given away"]);
        Should.Throw<ObjectDisposedException>(_run.Resolve<Disposed>);
    }

    [Fact]
    public void What_cannot_be_made_says_who_needs_it() =>
        Should.Throw<ObjectContainerException>(_run.Resolve<NeedsInterface>).Message
            .ShouldBe("ILeaf is not registered (NeedsInterface needs it): register it in a hook before it is asked for");

    [Fact]
    public void A_circle_is_refused_and_does_not_end_the_process() =>
        Should.Throw<ObjectContainerException>(_run.Resolve<Circle>).Message.ShouldBe("Circle needs itself (Circle needs Back needs it)");

    [Fact]
    public void What_was_asked_for_cannot_be_registered_otherwise()
    {
        _run.RegisterTypeAs<Leaf, ILeaf>();
        _run.Resolve<ILeaf>();
        Should.Throw<ObjectContainerException>(() => _run.RegisterInstanceAs<ILeaf>(new Leaf()));
    }

    [Fact]
    public void A_class_that_was_made_outside_comes_from_there()
    {
        using var scenario = new ObjectContainer(_run);
        var leaf = _run.Resolve<Leaf>();
        scenario.Resolve<Leaf>().ShouldBeSameAs(leaf);
        scenario.Resolve<Needs>().Leaf.ShouldBeSameAs(leaf);
    }

    [Fact]
    public void What_was_asked_for_outside_can_still_be_registered_otherwise_inside()
    {
        _run.RegisterTypeAs<Leaf, ILeaf>();
        _run.Resolve<ILeaf>();
        using var scenario = new ObjectContainer(_run);
        var own = new Leaf();
        scenario.RegisterInstanceAs<ILeaf>(own);
        scenario.Resolve<ILeaf>().ShouldBeSameAs(own);
    }

    [Fact]
    public void All_that_is_registered_for_a_type_is_given_with_and_without_names()
    {
        var (plain, named) = (new Leaf(), new Leaf());
        _run.RegisterInstanceAs<ILeaf>(plain);
        _run.RegisterInstanceAs<ILeaf>(named, "named");
        _run.ResolveAll<ILeaf>().ShouldBe([plain, named], ignoreOrder: true);
        _run.IsRegistered<ILeaf>("other").ShouldBeFalse();
    }

    [Fact]
    public void The_constructor_with_most_parameters_is_called_and_two_such_are_refused()
    {
        _run.Resolve<HasTwo>().Leaf.ShouldNotBeNull();
        Should.Throw<ObjectContainerException>(_run.Resolve<HasTwoAlike>).Message.ShouldBe("HasTwoAlike has several constructors with 1 parameters: leave one");
    }

    public class HasTwo(Leaf? leaf)
    {
        public HasTwo()
            : this(leaf: null)
        {
        }

        public Leaf? Leaf { get; } = leaf;
    }

    public class HasTwoAlike(object made)
    {
        public HasTwoAlike(Leaf leaf)
            : this((object)leaf)
        {
        }

        public HasTwoAlike(Needs needs)
            : this((object)needs)
        {
        }

        public object Made { get; } = made;
    }

    public interface ILeaf;

    public class Leaf : ILeaf;

    public class Needs(Leaf leaf)
    {
        public Leaf Leaf { get; } = leaf;
    }

    public class NeedsInterface(ILeaf leaf)
    {
        public ILeaf Leaf { get; } = leaf;
    }

    public class Circle(Back back)
    {
        public Back Back { get; } = back;
    }

    public class Back(Circle circle)
    {
        public Circle Circle { get; } = circle;
    }

    private sealed class Disposed(string name, List<string> log) : IDisposable
    {
        public void Dispose() => log.Add(name);
    }
}
