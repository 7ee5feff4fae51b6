# Sourced by samples/run and benchmarks/run: checks the JDK, and builds where something has changed.

readonly minimal_java=17

fail() {
    printf '%s\n' "$*" >&2
    return 1
}

# find_jdk [HOME [OPTION]]: the home of a JDK, in HOME or else on the path. HOME comes from OPTION or else from JAVA_HOME.
find_jdk() {
    local home=${1:-} option=${2:-} java properties version
    local how="set JAVA_HOME to" otherwise="unset JAVA_HOME"
    if [[ -n $option ]]; then
        how="give $option" otherwise="leave out $option"
    fi
    local remedy="Install a JDK, $minimal_java or later, or $how the directory of one.
On Debian 12 and later: apt-get install default-jdk-headless; elsewhere: https://adoptium.net"
    if [[ -n $home ]]; then
        java=$home/bin/java
        [[ -x $java ]] || fail "There is no JDK in $home: bin/java is missing.
Name the directory of a JDK, $minimal_java or later, or $otherwise to use
the java on the path." || return
    else
        java=$(command -v java) || fail "There is no java on the path.
$remedy" || return
    fi
    properties=$("$java" -XshowSettings:properties -version 2>&1) || fail "$java does not run:
$properties" || return
    home=$(sed -n 's/^ *java\.home = //p' <<<"$properties")
    version=$(sed -n 's/^ *java\.specification\.version = //p' <<<"$properties")
    [[ ${version%%.*} -ge $minimal_java ]] || fail "$java is Java $version, which is too old.
$remedy" || return
    [[ -x $home/bin/javac ]] || fail "$home is a JRE, not a JDK: bin/javac is missing.
$remedy" || return
    echo "$home"
}

# is_up_to_date STAMP SOURCE…: whether the stamp is newer. Directories count too, so that a removed file is noticed.
is_up_to_date() {
    local stamp=$1
    shift
    [[ -f $stamp ]] && [[ -z $(find "$@" -newer "$stamp" -print -quit) ]]
}

# build WHAT TARGET MAVEN_ARGUMENT…: packages without tests. Maven's output goes into TARGET/build.log, and TARGET/built is the stamp.
build() {
    local what=$1 target=$2 started=$2/build-started log=$2/build.log
    shift 2
    if [[ -f $target/built ]]; then
        echo "Building $what, because something has changed."
    else
        echo "Building $what."
        echo "The first build takes some minutes, because Maven fetches what it needs."
    fi
    mkdir -p "$target"
    touch "$started"
    # Classes that another version of the processor wrote would stay, and libraries of other versions.
    (cd "$target" && rm -rf lib classes generated-sources maven-status)
    (cd "$root" && MVNW_VERBOSE=true ./mvnw -B "$@" -am package \
        -Dmaven.test.skip -Dmaven.javadoc.skip -Dmaven.source.skip -Dspotless.check.skip 2>&1) |
        tee "$log" | show_steps || {
        explain_failure "$log"
        return 1
    }
    mv "$started" "$target/built"
}

# A line for each module, and for each hundred of files that Maven fetches.
show_steps() {
    local line files=0 step name
    while IFS= read -r line; do
        case $line in
            "Couldn't find MAVEN_HOME"*)
                echo "  fetching Maven"
                ;;
            *"Downloaded from "*)
                files=$((files + 1))
                ((files % 100)) || echo "  fetched $files files"
                ;;
            "[INFO] Building "*\[*/*\])
                step=${line##* }
                read -r name <<<"${line%"$step"}"
                name=${name#"[INFO] Building "}
                echo "  $step ${name% *}"
                ;;
        esac
    done
}

# What Maven said last, and what to do about it.
explain_failure() {
    local log=$1
    {
        echo "The build failed. Its end, from $log:"
        echo
        grep -v -E 'Download(ing|ed) from ' "$log" | tail -n 60
        if grep -q -E 'Failed to fetch|Could not transfer|Unknown host|Connection refused|Cannot access .* in offline mode' "$log"; then
            echo
            echo "Maven could not fetch what it needs. Check the network, and the proxy or mirror"
            echo "in ~/.m2/settings.xml if you need one. Then run this again: it goes on from here."
        fi
    } >&2
}
