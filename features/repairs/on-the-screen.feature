Feature: Repairs on the screen
  The officer takes the report at a desk, the operative does the job with a phone in the hand.

  @repairs @screen
  Scenario: A housing officer reports a repair and books the appointment
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And the housing officer is signed in
    When they open the "report a repair" screen
    And they enter "Gutter leaks over the door" as the "description"
    And they choose "Urgent" as the "priority"
    And they press "report repair"
    Then the repair is due on 15 April 2026
    And the screen shows "15 April 2026"
    When they enter 10 April 2026 as the "day"
    And they choose "Afternoon" as the "slot"
    And they press "book appointment"
    Then the "appointments" show 1 row
    And the appointment of the repair is on the afternoon of 10 April 2026

  @repairs @screen
  Scenario: The screen of a damp report shows its clocks
    Given a secure tenancy at £100.00 a week
    And today is 2 April 2026
    And damp and mould is reported as a significant hazard
    And the housing officer is signed in
    When they open the "repair" screen
    Then the "hazard clocks" show 4 rows
    And the screen shows "20 April 2026"

  @repairs @screen @phone
  Scenario: On an iPhone, an operative sees today's jobs, and starts and completes one
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And a normal repair is reported
    And another normal repair is reported
    And the repair has an appointment on the morning of 8 April 2026
    And the other repair has an appointment on the morning of 9 April 2026
    And the operative is signed in on an iPhone 15
    When they open the "today's jobs" screen
    Then the "jobs" show the repair
    And the "jobs" do not show the other repair
    When they open the "job" screen
    And they press "start job"
    Then the repair is started
    When they enter "Washer renewed, tap tested" as the "notes"
    And they press "complete job"
    Then the repair is completed
    And the notes of the repair are "Washer renewed, tap tested"
    And the repair has 1 appointment, of which 1 kept

  @repairs @screen @phone
  Scenario: On a Pixel, a job is not completed without notes
    Given a secure tenancy at £100.00 a week
    And today is 8 April 2026
    And an urgent repair is reported
    And the repair has an appointment on the afternoon of 8 April 2026
    And the operative is signed in on a Pixel 7
    When they open the "job" screen
    And they press "start job"
    And they press "complete job"
    Then the screen shows "Notes must say what was done"
    And the repair is started
    When they enter "Sash cord renewed" as the "notes"
    And they press "complete job"
    Then the repair is completed
    And the notes of the repair are "Sash cord renewed"
