# What the tests of applications behind the gate need: the real reverse proxies. Sourced by bash.

# As root the packages of the system are the quickest way; elsewhere those tests are left out where there are none.
install_proxies() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  local program packages=''
  for program in nginx caddy; do
    command -v "$program" >/dev/null || packages="$packages $program"
  done
  [ -n "$packages" ] || return 0
  echo "Installing:$packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || true
  # They listen on ports of the machine as soon as they are installed, which no test asks for.
  apt-get install -y -qq --no-install-recommends $packages || true
  command -v systemctl >/dev/null && systemctl disable --now nginx caddy >/dev/null 2>&1 || true
}
