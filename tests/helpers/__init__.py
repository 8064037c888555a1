"""What tests of several packages share: a little scenario, `given().when().then()`, a table."""
