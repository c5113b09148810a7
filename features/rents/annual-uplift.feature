Feature: The annual uplift
  Once a year rents rise by a percentage: rents and nothing else, each rounded to the penny for itself, and never
  without four weeks' notice.

  @rents
  Scenario Outline: A rent of <rent> rises by <percent> per cent to <new rent>
    Given a secure tenancy at <rent> a week
    And today is 2 March 2026
    When rents are raised by "<percent>" per cent from 6 April 2026
    Then the rent charge of the rent account is <rent> a week on 5 April 2026
    And the rent charge of the rent account is <new rent> a week on 6 April 2026

    Examples:
      | rent    | percent | new rent |
      | £100.00 | 4.8     | £104.80  |
      | £95.43  | 4.8     | £100.01  |
      | £104.27 | 4.8     | £109.27  |
      | £95.00  | 2.7     | £97.57   |

  @rents
  Scenario: Only the rent rises
    Given a secure tenancy at £100.00 a week
    And the rent account has a service charge of £8.75 a week
    And the rent account has a garage charge of £14.20 a week
    And today is 2 March 2026
    And rents have been raised by "4.8" per cent from 6 April 2026
    And today is 6 April 2026
    When the weekly debit run has run for the week starting 6 April 2026
    Then the service charge of the rent account is £8.75 a week on 6 April 2026
    And the garage charge of the rent account is £14.20 a week on 6 April 2026
    And a rent debit of £132.29 is posted to the rent account for the week starting 6 April 2026

  @rents
  Scenario: On the last day for notice rents can still be raised
    Given a secure tenancy at £100.00 a week
    And today is 9 March 2026
    When rents are raised by "4.8" per cent from 6 April 2026
    Then the rent charge of the rent account is £104.80 a week on 6 April 2026

  @rents
  Scenario: A day later they cannot
    Given a secure tenancy at £100.00 a week
    And today is 10 March 2026
    When rents are raised by "4.8" per cent from 6 April 2026
    Then it is refused
    And the rent charge of the rent account is £100.00 a week on 6 April 2026

  @rents
  Scenario: Rents are raised once for a year
    Given a secure tenancy at £100.00 a week
    And today is 2 March 2026
    And rents have been raised by "4.8" per cent from 6 April 2026
    When rents are raised by "4.8" per cent from 6 April 2026
    Then it is refused
    And the rent charge of the rent account is £104.80 a week on 6 April 2026

  @rents
  Scenario: A year of 53 weeks puts the next uplift off by a week
    Given a secure tenancy at £100.00 a week
    And today is 3 March 2031
    When rents are raised by "4.8" per cent from 31 March 2031
    Then it is refused
    And the rent charge of the rent account is £100.00 a week on 31 March 2031

  @rents @estate @go-live
  Scenario: Over the whole estate every rent rises and nothing else
    Given today is 2 March 2026
    When rents are raised by "4.8" per cent from 6 April 2026
    Then every live rent is raised by "4.8" per cent from 6 April 2026 and nothing else

  @rents @screen
  Scenario: The administrator raises rents from the screen
    Given a secure tenancy at £100.00 a week
    And today is 2 March 2026
    And the administrator is signed in
    When they open the "annual uplift" screen
    And they enter 6 April 2026 as the "takes effect on"
    And they enter "4.8" as the "percent"
    And they press "raise rents"
    Then the "uplifts" show 1 row
    And the rent charge of the rent account is £104.80 a week on 6 April 2026
