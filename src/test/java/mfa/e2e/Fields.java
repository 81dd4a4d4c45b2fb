package mfa.e2e;

import com.microsoft.playwright.Locator;

/** Finds what belongs to a field as assistive technology does: by the field's references. */
final class Fields {

  private Fields() {}

  /**
   * The error message that the field names as its description; it exists only while it is invalid.
   */
  static Locator errorOf(Locator field) {
    var holding = new Locator.FilterOptions().setHas(field);
    var page = field.page();
    return page.locator("[invalid]")
        .filter(holding)
        .locator("[slot=error-message]")
        .or(page.locator(".field").filter(holding).locator(".field-error"));
  }
}
