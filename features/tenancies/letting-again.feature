Feature: Letting a home again
  A home that is let again takes its target rent, whatever the last tenant paid, and never more than the cap.

  @tenancies @rents
  Scenario: A home that is let again takes its target rent
    Given a secure tenancy at £100.00 a week
    And the target rent of the home is £112.40 a week
    And the tenancy's end date is 29 March 2026
    And there is an applicant for a home
    When the home is let to the applicant from 6 April 2026
    Then the new rent of the home is £112.40 a week over 52 weeks

  @tenancies @rents
  Scenario: A rent at the cap is taken
    Given a secure tenancy at £100.00 a week
    And the tenancy's end date is 29 March 2026
    And there is an applicant for a home
    When the home is let to the applicant from 6 April 2026 at £212.00 a week
    Then the new rent of the home is £212.00 a week over 52 weeks

  @tenancies @rents
  Scenario: A rent of a penny above the cap is refused
    Given a secure tenancy at £100.00 a week
    And the tenancy's end date is 29 March 2026
    And there is an applicant for a home
    When the home is let to the applicant from 6 April 2026 at £212.01 a week
    Then it is refused
    And the home is not let again

  @tenancies
  Scenario: A home is not let again on its tenant's last day
    Given a secure tenancy at £100.00 a week
    And the tenancy's end date is 6 April 2026
    And there is an applicant for a home
    When the home is let to the applicant from 6 April 2026 at £100.00 a week
    Then it is refused
    And the home is not let again
