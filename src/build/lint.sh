# What the test of bpmn/.bpmnlintrc needs: bpmnlint, a program for Node. Sourced by bash.

# In the version of src/test/bpmnlint, below target; where it cannot be had, that part of BpmnlintTest is left out.
install_bpmnlint() {
  local from=src/test/bpmnlint to=target/bpmnlint
  if [ -e "$to/node_modules/bpmnlint" ] && cmp -s "$from/package-lock.json" "$to/package-lock.json"; then return; fi
  if ! command -v npm >/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo 'Installing: nodejs npm'
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || true
    apt-get install -y -qq --no-install-recommends nodejs npm || true
  fi
  mkdir -p "$to"
  cp "$from/package.json" "$from/package-lock.json" "$to"
  npm --prefix "$to" ci --ignore-scripts --no-audit --no-fund --loglevel=error \
    || { rm -rf "$to" && echo 'There is no bpmnlint: it needs Node 20 or newer, npm, and its registry.' >&2; }
}
