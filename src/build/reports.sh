# Prints what the reports of a run say in short. Sourced by bash; the argument is a file older than the run's reports.

slowest_classes() {
  echo 'The slowest test classes (seconds):'
  find target -maxdepth 2 -path 'target/*-reports/TEST-*.xml' -newer "$1" \
    -exec sed -n 's/^<testsuite .* name="\([^"]*\)" time="\([0-9.,]*\)".*/\2 \1/p' {} + \
    | tr -d , | sort -rn | awk 'NR <= 20 { printf "%8.1f  %s\n", $1, $2 }'
}

# Of the tests without a server; those of the rules by mutation are printed by Maven itself.
covered_lines() {
  local report=target/site/jacoco/jacoco.csv
  [ -n "$(find "$report" -newer "$1" 2>/dev/null)" ] || return 0
  awk -F, 'NR > 1 { missed += $8; covered += $9 }
    END { printf "Lines covered by the tests without a server: %.1f %%\n", 100 * covered / (missed + covered) }' "$report"
}
