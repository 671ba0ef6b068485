export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

// Each hands the words to the program and shows what it answers. The place of the begun word goes with them, because
// an empty one gets lost on the way in PowerShell. Where files are wanted, the shell knows better.

const bash = `# Completion of study-mate for bash. To have it always: study-mate completion bash >> ~/.bashrc
_study_mate() {
  local -a words=()
  local word about count=0 glued= begun prefix=
  local i
  # Bash takes words apart at = and :, which belong to them here.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((count > 0)) && [[ $glued || $word == [=:]* ]]; then
      words[count - 1]+=$word
    else
      words[count]=$word
      count=$((count + 1))
    fi
    glued=
    [[ $word == *[=:] ]] && glued=yes
  done
  begun=\${words[count - 1]}
  case $begun in *[=:]*) prefix=\${begun%"\${begun##*[=:]}"} ;; esac
  COMPREPLY=()
  while IFS=$'\\t' read -r word about; do
    if [[ $word == :files ]]; then
      compopt -o default 2>/dev/null
      return
    fi
    COMPREPLY+=("\${word#"$prefix"}")
    # A name waits for its value.
    [[ $word == *= ]] && compopt -o nospace 2>/dev/null
  done < <(study-mate __complete "$((count - 1))" "\${words[@]}" 2>/dev/null)
}
complete -F _study_mate study-mate
`;

const zsh = `#compdef study-mate
# Completion of study-mate for zsh. To have it always: study-mate completion zsh >> ~/.zshrc, after compinit
_study_mate() {
  local -a suggestions ending
  local line
  for line in "\${(@f)$(study-mate __complete $((CURRENT - 2)) "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      _files
      return
    fi
    # A name waits for its value.
    [[ \${line%%$'\\t'*} == *= ]] && ending=(-S '')
    [[ -n $line ]] && suggestions+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe study-mate suggestions "\${ending[@]}"
}
if [[ $funcstack[1] == _study-mate ]]; then
  _study_mate
else
  compdef _study_mate study-mate
fi
`;

const fish = `# Completion of study-mate for fish. To have it always:
#   study-mate completion fish > ~/.config/fish/completions/study-mate.fish
function __study_mate_complete
    set -l words (commandline -opc)
    set -l begun (commandline -ct)
    set -l suggestions (study-mate __complete (math (count $words) - 1) $words[2..-1] "$begun" 2>/dev/null)
    if test "$suggestions[1]" = ":files"
        __fish_complete_path "$begun"
    else
        string join \\n -- $suggestions
    end
end
complete -c study-mate -f -a '(__study_mate_complete)'
`;

const powershell = `# Completion of study-mate for PowerShell. To have it always: study-mate completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName study-mate -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { "$_" })
  $before = if ($wordToComplete) { $words.Count - 1 } else { $words.Count }
  study-mate __complete $before @words 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
    $word, $about = $_ -split "\`t", 2
    if (-not $about) { $about = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
  }
}
`;

/** What a shell is told once, so that it asks the program from then on. */
export const completionScripts: Record<Shell, string> = { bash, zsh, fish, powershell };
