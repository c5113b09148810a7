Feature: Variations
  When more is broken than was ordered, the operative asks for a variation. What costs more than £250.00 waits until
  somebody approves it, and counts towards the cost from then on.

  @repairs
  Scenario Outline: A variation of <amount> is <state>
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And a normal repair is reported
    When a variation of <amount> is asked for
    Then the variation is <state>
    And the variations of the repair cost <cost>

    Examples:
      | amount  | state    | cost    |
      | £249.99 | approved | £249.99 |
      | £250.00 | approved | £250.00 |
      | £250.01 | waiting  | £0.00   |

  @repairs
  Scenario: A variation over the limit counts once it is approved, and once only
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And a normal repair is reported
    And a variation of £400.00 is asked for
    When the variation is approved
    Then the variation is approved
    And the variations of the repair cost £400.00
    When the variation is approved
    Then it is refused
    And the variations of the repair cost £400.00
