Feature: The cash file
  Payments arrive in a file each day. Each must land on the account that it names, once, or wait in suspense
  for a person to decide.

  @payments
  Scenario: A payment lands on the account that it names
    Given a secure tenancy at £100.00 a week
    And the rent account owes £50.00
    When a cash file is imported with these payments
      | account          | amount |
      | the rent account | £30.00 |
    Then the balance of the rent account is £20.00
    And nothing waits in suspense

  @payments
  Scenario: A payment with an unknown reference waits in suspense until it is allocated
    Given a secure tenancy at £100.00 a week
    And the rent account owes £50.00
    When a cash file is imported with these payments
      | account    | amount |
      | 0000000999 | £12.34 |
    Then £12.34 waits in suspense for the payment reference 0000000999
    And the balance of the rent account is £50.00
    When the suspense item of £12.34 is allocated to the rent account
    Then the balance of the rent account is £37.66
    And nothing waits in suspense

  @payments
  Scenario: The same cash file is refused the second time
    Given a secure tenancy at £100.00 a week
    And the rent account owes £50.00
    And a cash file is imported with these payments
      | account          | amount |
      | the rent account | £30.00 |
    When the same cash file is imported again
    Then it is refused
    And the balance of the rent account is £20.00

  @payments
  Scenario: A cash file whose trailer does not add up is refused whole
    Given a secure tenancy at £100.00 a week
    And the rent account owes £50.00
    When a cash file with a trailer total of £40.00 is imported with these payments
      | account          | amount |
      | the rent account | £30.00 |
    Then it is refused
    And the balance of the rent account is £50.00
