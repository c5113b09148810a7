Feature: Charges from a day in the past
  A charge that should have been taken since last month is put right with one entry, and not again with the next
  debit run.

  @rents
  Scenario Outline: A service charge from <from> is adjusted by <adjustment>
    Given a secure tenancy at £100.00 a week
    And the rent account owes £50.00
    And today is 6 April 2026
    When a service charge of £5.00 a week is recorded from <from>
    Then <adjustment> is adjusted once
    And the balance of the rent account is <balance>

    Examples:
      | from             | adjustment | balance |
      | 30 March 2026    | £5.20      | £55.20  |
      | 9 March 2026     | £20.80     | £70.80  |
      | 11 March 2026    | £19.31     | £69.31  |
      | 29 December 2025 | £67.60     | £117.60 |

  @rents
  Scenario: A charge from today adjusts nothing
    Given a secure tenancy at £100.00 a week
    And today is 6 April 2026
    When a service charge of £5.00 a week is recorded from 6 April 2026
    Then nothing is adjusted
    And the service charge of the rent account is £5.00 a week on 6 April 2026

  @rents
  Scenario: The next debit run takes its own week only
    Given a secure tenancy at £100.00 a week
    And today is 6 April 2026
    When a service charge of £5.00 a week is recorded from 9 March 2026
    And the weekly debit run has run for the week starting 6 April 2026
    Then £20.80 is adjusted once
    And a rent debit of £109.20 is posted to the rent account for the week starting 6 April 2026
    And the balance of the rent account is £130.00

  @rents
  Scenario: The same charge is refused the second time
    Given a secure tenancy at £100.00 a week
    And today is 6 April 2026
    When a service charge of £5.00 a week is recorded from 9 March 2026
    And a service charge of £5.00 a week is recorded from 9 March 2026
    Then it is refused
    And £20.80 is adjusted once
    And the balance of the rent account is £20.80

  @rents
  Scenario: A lower rent from last month gives the difference back
    Given a secure tenancy at £100.00 a week
    And the rent account owes £50.00
    And today is 6 April 2026
    When a rent charge of £90.00 a week is recorded from 23 March 2026
    Then £20.80 is given back once
    And the balance of the rent account is £29.20
