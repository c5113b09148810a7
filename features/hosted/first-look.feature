Feature: The first look round
  What can be seen of any system that one may sign in to, also of a hosted one: no scenario here looks at a row or makes one,
  moves the clock, or changes anything.

  @hosted @first-look @screen
  Scenario: The administrator sees the earlier debit runs
    Given the administrator is signed in
    When they open the "weekly debit run" screen
    Then the screen shows "Earlier runs"

  @hosted @first-look @screen
  Scenario: A housing officer sees where to search for a tenancy
    Given the housing officer is signed in
    When they open the "tenancies" screen
    Then the screen shows "Search"

  @hosted @first-look @screen
  Scenario: An income officer sees the payments in suspense
    Given the income officer is signed in
    When they open the "suspense" screen
    Then the screen shows "Suspense"
