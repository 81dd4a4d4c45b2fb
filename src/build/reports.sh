# Prints what the reports of a run say in short. Sourced by bash; the argument is a file older than the run's reports.

slowest_classes() {
  echo 'The slowest test classes (seconds):'
  local report
  find target/surefire-reports target/failsafe-reports -name 'TEST-*.xml' -newer "$1" 2>/dev/null \
    | while IFS= read -r report; do
      printf '%s %s\n' "$(sed -n 's/^<testsuite .* time="\([0-9.,]*\)".*/\1/p' "$report" | tr -d , | head -n 1)" \
        "$(basename "$report" .xml | sed 's/^TEST-//')"
    done | sort -rn | head -n 20 | awk '{ printf "%8.1f  %s\n", $1, $2 }'
}

# Of the tests without a server; those of the rules by mutation are printed by Maven itself.
covered_lines() {
  local report=target/site/jacoco/jacoco.csv
  [ -n "$(find "$report" -newer "$1" 2>/dev/null)" ] || return 0
  awk -F, 'NR > 1 { missed += $8; covered += $9 }
    END { printf "Lines covered by the tests without a server: %.1f %%\n", 100 * covered / (missed + covered) }' "$report"
}
