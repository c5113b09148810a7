Feature: Payments and arrears on a system that somebody hosts
  What is paid, refunded and agreed, as the screens show it.

  @screen @hosted
  Scenario: The statement shows a payment
    Given a secure tenancy at £100.00 a week
    And a cash file is imported with these payments
      | account          | amount |
      | the rent account | £30.00 |
    And the income officer is signed in
    When they open the "statement" screen
    Then the "transactions" show £30.00

  @screen @hosted
  Scenario: The statement shows a payment once when its file comes twice
    Given a secure tenancy at £100.00 a week
    And a cash file is imported with these payments
      | account          | amount |
      | the rent account | £30.00 |
    And the income officer is signed in
    When the same cash file is imported again
    Then it is refused
    When they open the "statement" screen
    Then the "transactions" show 1 row

  @screen @hosted
  Scenario: The income officer refunds part of a credit
    Given a secure tenancy at £100.00 a week
    And the rent account is £50.00 in credit
    And the income officer is signed in
    When they open the "refunds" screen
    And they enter "20.00" as the "amount"
    And they enter "Paid twice" as the "reason"
    And they press "refund"
    Then the "refunds" show £20.00
    And the screen shows "£30.00 in credit"

  @screen @hosted
  Scenario: The income officer cannot refund more than the credit
    Given a secure tenancy at £100.00 a week
    And the rent account is £50.00 in credit
    And the income officer is signed in
    When they open the "refunds" screen
    And they enter "50.01" as the "amount"
    And they enter "Paid twice" as the "reason"
    And they press "refund"
    Then the screen shows "£50.00 in credit"
    And the screen shows "There is a problem"

  @screen @phone @hosted
  Scenario: On a phone, the administrator approves a large refund
    Given a secure tenancy at £100.00 a week
    And the rent account is £300.00 in credit
    And a refund of £280.00 has been asked for
    And the administrator is signed in on a Pixel 7
    When they open the "refunds" screen
    And they press "approve refund"
    Then the screen shows "£20.00 in credit"

  @screen @hosted
  Scenario: The income officer agrees instalments with the tenant
    Given a secure tenancy at £100.00 a week
    And the income officer is signed in
    When they open the "arrears" screen
    And they enter "12.50" as the "instalment"
    And they choose "Weekly" as the "frequency"
    And they enter 7 days later as the "starts on"
    And they press "make agreement"
    Then the "agreements" show £12.50

  @screen @hosted
  Scenario: The income officer pauses the arrears, but not until a day that is past
    Given a secure tenancy at £100.00 a week
    And the income officer is signed in
    When they open the "arrears" screen
    And they enter yesterday as the "paused until"
    And they enter "Benefit claim being decided" as the "reason"
    And they press "pause arrears"
    Then the screen shows "Paused until must be a day in the future"
    When they enter 2 weeks later as the "paused until"
    And they press "pause arrears"
    Then the screen shows "Benefit claim being decided"
