# What ./run and ./test share: a fitting JDK, Maven, and a build that remembers when it was last done.
# Sourced by bash, in the top directory of the working tree. Works with the bash 3.2 of macOS.

oldest_jdk=21
stamp=target/built.stamp

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# The major version of the JDK in directory $1; nothing where it is none (a JRE has no javac).
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'
  fi
}

# The directory of the Java on the PATH, behind all links.
home_of_path_java() {
  command -v java >/dev/null 2>&1 || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# Directories a JDK may be in, one a line.
candidates() {
  home_of_path_java
  local home
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$home"
  done
}

# Sets JAVA_HOME: the one that is set if it fits, otherwise the newest with long-term support, otherwise the newest.
find_jdk() {
  local version home best='' best_rank=0 rank
  if [ -n "${JAVA_HOME:-}" ]; then
    version=$(jdk_version "$JAVA_HOME")
    [ "${version:-0}" -ge "$oldest_jdk" ] && export JAVA_HOME && return
  fi
  while IFS= read -r home; do
    version=$(jdk_version "$home")
    [ "${version:-0}" -ge "$oldest_jdk" ] || continue
    rank=$version
    # 21, 25, 29 …
    [ $(((version - 21) % 4)) -eq 0 ] && rank=$((version + 1000))
    [ "$rank" -gt "$best_rank" ] && best_rank=$rank best=$home
  done <<EOF
$(candidates)
EOF
  [ -n "$best" ] || fail "A JDK $oldest_jdk or newer is needed (with javac, not only a JRE), and none was found." \
    'Get one, for instance:  apt-get install openjdk-21-jdk   |   brew install openjdk@21   |   sdk install java 25-tem' \
    'It may lie beside an older Java. If it lies in an unusual place, set JAVA_HOME to its directory.'
  export JAVA_HOME=$best
}

find_maven() {
  command -v mvn >/dev/null 2>&1 || fail 'Maven 3.8 or newer is needed, and there is no mvn on the PATH.' \
    'Get it, for instance:  apt-get install maven   |   brew install maven   |   sdk install maven'
}

# Whether something was changed since the last build that succeeded.
is_outdated() {
  local made
  for made in "$stamp" target/mfa.war target/payara-micro.jar target/launcher.classpath \
    target/test-classes/mfa/dev/Launcher.class; do
    [ -e "$made" ] || return 0
  done
  local sources='pom.xml src'
  [ -d bpmn ] && sources="$sources bpmn"
  # What the Vaadin plugin writes below src/main is no source.
  # shellcheck disable=SC2086 # a list of words
  [ -n "$(find $sources \( -path src/main/frontend -o -path src/main/bundles \) -prune -o \
    -newer "$stamp" ! -path src/main -print 2>/dev/null | head -n 1)" ]
}

maven() {
  stoppable mvn -B --no-transfer-progress -Dstyle.color=never "$@"
}

# A script that starts one of the commands in the background makes it deaf to interrupts, and no trap can change that.
# Where env cannot either (macOS), only the other signals end it.
hear_interrupts() {
  case $(trap -p INT) in
    *"''"*) if env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT "$BASH" "$PWD/${0##*/}" "$@"; fi ;;
  esac
}

# Runs what takes long so that a signal to this script alone ends all of it: bash would wait for its end, and go on then.
stoppable() {
  local result=0
  # A process group of its own can be ended as a whole; it must not wait for the terminal, which it does not own.
  set -m
  "$@" </dev/null &
  running=$!
  set +m
  trap 'stop INT' INT
  trap 'stop TERM' TERM
  trap 'stop HUP' HUP
  wait "$running" || result=$?
  trap - INT TERM HUP
  return "$result"
}

# Ends what runs, and then this script by the signal that it got, so that whoever waits for it knows.
stop() {
  trap - INT TERM HUP
  kill -TERM -- "-$running" 2>/dev/null || true
  wait "$running" 2>/dev/null || true
  kill "-$1" $$
}

# Builds up to the WAR or further, and notes the time it began: what is changed meanwhile is not built yet.
build() {
  local began
  began=$(date +%Y%m%d%H%M.%S)
  maven "$@" || return 1
  if [ -d target ]; then
    touch -t "$began" "$stamp"
  fi
}

find_jdk
find_maven
