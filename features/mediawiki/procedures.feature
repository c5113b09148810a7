@mediawiki @screen
Feature: Housing procedures
  The housing service keeps its procedures in MediaWiki, a system that HousingTest did not know before.
  Nothing but its environment and its map tells these steps where things are.

  Scenario: A changed procedure is shown, and its earlier wording is kept
    Given the housing officer is signed in
    When they open the "edit page" screen of "Gas safety"
    And they enter "Every gas appliance is checked once in eleven months." as the "text"
    And they enter "Eleven months from now on" as the "summary"
    And they press "save"
    Then the screen shows "Every gas appliance is checked once in eleven months."
    And there is a new "revision" with:
      | page       | author  | length | minor |
      | Gas safety | Officer | 53     | no    |
    And there is a new "recent change" with:
      | page       | author  | comment                   | kind |
      | Gas safety | Officer | Eleven months from now on | edit |
    And the "page" "Gas safety" has:
      | length | new |
      | 53     | no  |
    And there are 0 new "pages"

  Scenario: A new procedure has one revision, and is logged as new
    Given the housing officer is signed in
    When they open the "edit page" screen of "Lock changes"
    And they enter "Locks are changed on the day that keys come back." as the "text"
    And they press "save"
    Then there is a new "page" with:
      | title        | new | length |
      | Lock changes | yes | 49     |
    And there is 1 new "revision"
    And there is a new "log entry" with:
      | type   | action | page         | author  |
      | create | create | Lock changes | Officer |

  Scenario: A preview shows the wording, and writes nothing
    Given the housing officer is signed in
    When they open the "edit page" screen of "Damp and mould"
    And they enter "A report of mould is looked into on the next day." as the "text"
    And they press "preview"
    Then the screen shows "A report of mould is looked into on the next day."
    And the screen shows "only a preview"
    And no "page" has changed
    And no "revision" has changed

  Scenario: A renamed procedure is found under both names
    Given the administrator is signed in
    When they open the "move page" screen of "Gas safety"
    And they enter "Gas and carbon monoxide" as the "new title"
    And they enter "Carbon monoxide belongs to it" as the "reason"
    And they press "move"
    Then there is a new "page" with:
      | title      | redirects |
      | Gas safety | yes       |
    And the "page" "Gas and carbon monoxide" has:
      | redirects | new |
      | no        | no  |
    And there is a new "log entry" with:
      | type | action | title      | author | comment                       |
      | move | move   | Gas safety | Admin  | Carbon monoxide belongs to it |

  Scenario: A new wording is found by a search at once
    Given the housing officer is signed in
    When they open the "edit page" screen of "Damp and mould"
    And they enter "Condensation is looked into like any other damp." as the "text"
    And they press "save"
    And they open the "search" screen
    And they enter "condensation" as the "search"
    And they press "search"
    Then the screen shows "Search results"
    And the screen shows "Damp and mould"
