import { defineCommand } from '../../command.ts';
import { completionScripts } from '../../completion/scripts.ts';
import { required } from '../../parameter.ts';
import { toChoice } from '../../values.ts';

export const printCompletion = defineCommand({
  name: 'completion',
  summary: 'Print what teaches your shell to complete study-mate',
  about:
    'Commands, flags, their choices, profiles and the operations of "api" are completed. The first lines of what is\n' +
    'printed say where your shell wants to have it.',
  args: { shell: required('bash, zsh, fish or powershell', toChoice('bash', 'zsh', 'fish', 'powershell')) },
  flags: {},
  examples: [
    { line: 'study-mate completion bash', about: 'What belongs into ~/.bashrc' },
    { line: 'study-mate completion fish', about: 'What belongs into ~/.config/fish/completions/study-mate.fish' },
  ],

  async run({ output }, { shell }) {
    const script = completionScripts[shell];
    if (output.isJson) output.json({ shell, script });
    else output.write(script);
  },
});
