Feature: A garage is let on its own

  @rents
  Scenario: A garage is let on its own
    # It runs as it stands. Now make it yours, step by step:
    #   ./housingtest steps --search "WORDS"                                    finds more steps
    #   ./housingtest lint                                                      tells what is wrong, without running anything
    #   ./housingtest watch features/rents/a-garage-is-let-on-its-own.feature   runs it each time you save it
    # The last line stands twice: write what you expect in its place.
    Given a garage that is let at £14.20 a week
    When the weekly debit run has run for the week starting 6 April 2026
    Then the balance of the rent account is £14.20
    And the balance of the rent account is £14.20
