Feature: The weekly debit run
  On Monday the week's charges are posted, once, to every live rent account. Two weeks of the rent year are
  free of rent, so that 52 weeks of charges are collected over 50.

  @rents @estate @go-live
  Scenario: Monday's debit run posts once per live account
    Given today is 6 April 2026
    When the weekly debit run has run for the week starting 6 April 2026
    Then every live rent account has one rent debit for the week starting 6 April 2026
    And the debit run's header total equals its posted total

  @rents @estate @go-live
  Scenario: The same week again posts nothing
    Given the weekly debit run has run for the week starting 6 April 2026
    When the weekly debit run is asked for again for the week starting 6 April 2026
    Then it is refused
    And every live rent account has one rent debit for the week starting 6 April 2026

  @rents
  Scenario Outline: A rent of <rent> a week is debited at <debit> over 50 charging weeks
    Given a secure tenancy at <rent> a week
    When the weekly debit run has run for the week starting 6 April 2026
    Then a rent debit of <debit> is posted to the rent account for the week starting 6 April 2026
    And the balance of the rent account is <debit>

    Examples:
      | rent    | debit   |
      | £100.00 | £104.00 |
      | £100.12 | £104.12 |
      | £100.13 | £104.14 |

  @rents
  Scenario Outline: A debit run for <week> may be asked for a week ahead
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    When the weekly debit run has run for <week>
    Then a rent debit of £104.00 is posted to the rent account for the week starting <monday>
    And a rent debit of £104.00 is posted to the rent account for <week>

    Examples:
      | week              | monday        |
      | this week         | 6 April 2026  |
      | next week         | 13 April 2026 |
      | week 1 of 2026/27 | 6 April 2026  |

  @rents
  Scenario: A rent-free week posts no rent, but the garage is charged
    Given a secure tenancy at £100.00 a week
    And the rent account has a garage charge of £14.20 a week
    When the weekly debit run has run for the week starting 21 December 2026
    Then a rent debit of £14.20 is posted to the rent account for the week starting 21 December 2026

  @rents
  Scenario: Week 53 is charged like any other
    Given a secure tenancy at £102.00 a week
    And today is 31 March 2031
    When the weekly debit run has run for week 53 of 2030/31
    Then a rent debit of £106.00 is posted to the rent account for the week starting 31 March 2031

  @rents
  Scenario Outline: A tenancy that starts on <start> is charged for <days> days of its first week
    Given a secure tenancy at £100.00 a week that starts on <start>
    When the weekly debit run has run for the week starting 6 April 2026
    Then a rent debit of <debit> is posted to the rent account for the week starting 6 April 2026

    Examples:
      | start         | days | debit   |
      | 6 April 2026  | 7    | £104.00 |
      | 8 April 2026  | 5    | £74.29  |
      | 12 April 2026 | 1    | £14.86  |

  @rents
  Scenario: A tenancy that starts on 29 February is charged from that day
    Given a secure tenancy at £100.00 a week that starts on 29 February 2028
    And today is 28 February 2028
    When the weekly debit run has run for the week starting 28 February 2028
    Then a rent debit of £89.14 is posted to the rent account for the week starting 28 February 2028

  @rents @screen
  Scenario: The statement shows the week's debit
    Given a secure tenancy at £100.00 a week
    And the rent account has a service charge of £8.75 a week
    And the weekly debit run has run for the week starting 6 April 2026
    And the income officer is signed in
    When they open the "statement" screen
    Then the "transactions" show £113.10
    And the screen shows "Balance"

  @rents @screen
  Scenario: The administrator runs the debits from the screen
    Given a secure tenancy at £100.00 a week
    And the administrator is signed in
    When they open the "weekly debit run" screen
    And they enter 6 April 2026 as the "week starting"
    And they press "run debits"
    Then a rent debit of £104.00 is posted to the rent account for the week starting 6 April 2026
    And the debit run's header total equals its posted total

  @rents
  Scenario: The rent of a garage that is let on its own is not spread over the weeks that are not free
    Given a garage that is let at £14.20 a week
    When the weekly debit run has run for the week starting 6 April 2026
    Then the balance of the rent account is £14.20
