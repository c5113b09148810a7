# language: cy-GB
@rents
Arwedd: Rhent
  Rule: Wythnos
    Cefndir:
      Anrhegedig a a secure tenancy at £100.00 a week

    Enghraifft: Un
      Pryd the weekly debit run has run for the week starting 6 April 2026
      Yna the balance of the rent account is £104.00
      A a rent debit of £104.00 is posted to the rent account for the week starting 6 April 2026

    Scenario: Dau
      # It runs as it stands. Now make it yours, step by step:
      #   ./housingtest steps --search "WORDS"               finds more steps
      #   ./housingtest lint                                 tells what is wrong, without running anything
      #   ./housingtest watch features/rents/welsh.feature   runs it each time you save it
      Pryd the weekly debit run has run for the week starting 6 April 2026
      Yna the balance of the rent account is £104.00
