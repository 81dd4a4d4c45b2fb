package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** What is known of something: names, and a value or several beside each. */
class Facts extends DescriptionList {

  Facts() {
    addClassName("fact-list");
  }

  Facts with(String name, String value) {
    return with(name, new Span(value));
  }

  Facts with(String name, Component... values) {
    add(new Term(name));
    for (Component value : values) {
      add(new Description(value));
    }
    return this;
  }
}
