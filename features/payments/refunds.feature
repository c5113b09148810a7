Feature: Refunds
  A tenant who has paid too much gets it back, and not a penny more. A large refund needs a second person.

  @payments
  Scenario: The whole of a credit can be refunded
    Given a secure tenancy at £100.00 a week
    And the rent account is £50.00 in credit
    When a refund of £50.00 is asked for
    Then the refund of £50.00 is paid
    And the balance of the rent account is £0.00

  @payments
  Scenario: Not a penny more than the credit
    Given a secure tenancy at £100.00 a week
    And the rent account is £50.00 in credit
    When a refund of £50.01 is asked for
    Then it is refused
    And there is no refund
    And the rent account is £50.00 in credit

  @payments
  Scenario: An account that owes has nothing to refund
    Given a secure tenancy at £100.00 a week
    And the rent account owes £0.01
    When a refund of £0.01 is asked for
    Then it is refused
    And there is no refund

  @payments
  Scenario: A refund at the limit needs nobody else
    Given a secure tenancy at £100.00 a week
    And the rent account is £300.00 in credit
    When a refund of £250.00 is asked for
    Then the refund of £250.00 is paid
    And the rent account is £50.00 in credit

  @payments
  Scenario: A penny above the limit waits for somebody else
    Given a secure tenancy at £100.00 a week
    And the rent account is £300.00 in credit
    When a refund of £250.01 is asked for
    Then the refund of £250.01 waits for approval
    And the rent account is still £300.00 in credit
    When the administrator approves the refund
    Then the refund of £250.01 is paid
    And the rent account is still £49.99 in credit

  @payments
  Scenario: Nobody approves their own refund
    Given a secure tenancy at £100.00 a week
    And the rent account is £300.00 in credit
    And a refund of £250.01 has been asked for
    When the income officer who asked for it approves the refund
    Then it is refused
    And the refund of £250.01 waits for approval

  @payments
  Scenario: A credit that has gone meanwhile is not refunded
    Given a secure tenancy at £100.00 a week
    And the rent account is £300.00 in credit
    And a refund of £250.01 has been asked for
    And the weekly debit run has run for the week starting 6 April 2026
    When the administrator approves the refund
    Then it is refused
    And the rent account is still £196.00 in credit

  @payments @screen @phone
  Scenario: On a phone, the administrator approves a refund
    Given a secure tenancy at £100.00 a week
    And the rent account is £300.00 in credit
    And a refund of £280.00 has been asked for
    And the administrator is signed in on a Pixel 7
    When they open the "refunds" screen
    And they press "approve refund"
    Then the "refunds" show £280.00
    And the refund of £280.00 is paid
    And the rent account is still £20.00 in credit
