# What the tests in a browser need: a Chromium, and fonts with Chinese characters. Sourced by bash after maven.sh.

# Prints the program to drive: the one that CHROMIUM names, one of the system, or one that Playwright fetched.
find_browser() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  for name in '/Applications/Chromium.app/Contents/MacOS/Chromium' \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}"/chromium_headless_shell-*/*/*headless*shell \
    "$HOME"/Library/Caches/ms-playwright/chromium_headless_shell-*/*/*headless*shell; do
    [ -x "$name" ] && printf '%s\n' "$name" && return
  done
  return 1
}

has_chinese_font() {
  [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]
}

# As root the packages of the system are the quickest way; each one that fails to come is looked for in another way.
install_packages() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  local package packages=''
  # Without windows the browser is faster; where there is no such package, the other one does as well.
  find_browser >/dev/null || packages='chromium-headless-shell'
  has_chinese_font || packages="$packages fontconfig fonts-noto-cjk"
  [ -n "$packages" ] || return 0
  echo "Installing: $packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq || true
  for package in $packages; do
    apt-get install -y -qq --no-install-recommends "$package" || true
  done
  find_browser >/dev/null || apt-get install -y -qq --no-install-recommends chromium || true
}

# Into the cache of the user; the libraries that it needs are those of any desktop.
download_browser() {
  echo 'No Chromium or Chrome was found: Playwright fetches one (CHROMIUM names one at an unusual place).'
  mvn -B -q dependency:build-classpath@class-path-of-the-launcher \
    && "$JAVA_HOME/bin/java" -cp "$(cat target/launcher.classpath)" com.microsoft.playwright.CLI \
      install --only-shell chromium
}

# Sets MFA_TEST_BROWSER, and gets what a fresh machine lacks where that is allowed.
need_browser() {
  install_packages
  find_browser >/dev/null || download_browser || true
  MFA_TEST_BROWSER=$(find_browser) || fail 'The browser tests need Chromium or Chrome; none was found, and none could be fetched.' \
    'Get one, for instance:  apt-get install chromium   |   brew install --cask chromium' \
    'If it lies in an unusual place, set CHROMIUM to the program.'
  export MFA_TEST_BROWSER
  has_chinese_font || echo 'No font with Chinese characters was found: pictures will show boxes (apt-get install fonts-noto-cjk).' >&2
}
