Feature: A garage is let on its own

  @rents
  Scenario: A garage is let on its own
    # It runs as it stands. Now make it yours, step by step:
    #   ./housingtest steps --search "WORDS"                                    finds more steps
    #   ./housingtest lint                                                      tells what is wrong, without running anything
    #   ./housingtest watch features/rents/a-garage-is-let-on-its-own.feature   runs it each time you save it
    Given a secure tenancy at £100.00 a week
    When the weekly debit run has run for the week starting 6 April 2026
    Then a rent debit of £104.00 is posted to the rent account for the week starting 6 April 2026
