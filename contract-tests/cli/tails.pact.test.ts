import { describe, expect, test } from 'vitest';
import { ask } from '../consumer/ask.ts';
import { recordAt } from '../consumer/exchange.ts';
import { fact, filled, listOf, placeholder, time } from '../consumer/matching-rules.ts';
import { aScript, relayTo, type Script, type Sent } from '../messages/script.ts';
import { facts, given } from '../states.ts';
import { exchangesOf } from './commands.ts';
import { recordEvent, recordRequest } from './live.ts';
import { openTerminal } from './terminal.ts';

const nothing = { messages: [], latest_seq: 0, has_more: false };
const latest = 2_147_483_647;
const words = { seq: 1, sender_name: filled('Bình Trần'), content: 'Hello!', created_at: time() };
const shown = '24 Oct 2025 10:00  Bình Trần  Hello!';

/** The command as it waits for what happens next. */
async function waiting(script: Script, line: string) {
  script.answer('resume', { ok: true, data: nothing });
  const terminal = await openTerminal(script.url, line);
  await script.next('resume');
  await terminal.untilShown('Waiting for messages; Ctrl-C ends.');
  return terminal;
}

/** Has something happen while the command waits, which prints it and goes on. */
const prints = (line: string, text: string) => async (sent: Sent) => {
  const script = await aScript();
  const terminal = await waiting(script, line);
  script.emit(sent);
  await terminal.untilShown(text);
  terminal.interrupt();
  expect(await terminal.ended).toBe(130);
};

describe('study-mate chat tail', () => {
  const tail = { line: `chat tail ${facts.conversation}`, given: [given('conversation')] };
  const conversation = fact('conversation');

  test('prints what the other person says', () =>
    recordEvent(tail, 'othersMessage', { conversation, ...words }, prints(tail.line, shown)));

  test('tells that the other person types', () =>
    recordEvent(
      tail,
      'othersTyping',
      { conversation, user_name: filled('Bình Trần'), is_typing: true },
      prints(tail.line, 'Bình Trần is typing …'),
    ));

  test('begins where it is told', async () => {
    const line = `chat tail ${facts.conversation} --since 0`;
    const script = await aScript();
    await recordRequest(
      { line, given: [given('conversation', { othersMessages: 1 })] },
      {
        event: 'resume',
        payload: { conversation, after_seq: 0 },
        answer: {
          ok: true,
          data: { messages: listOf({ ...words, content: filled('Message 1') }), latest_seq: 1, has_more: false },
        },
      },
      script,
      async () => {
        const terminal = await openTerminal(script.url, line);
        await terminal.untilShown('24 Oct 2025 10:00  Bình Trần  Message 1');
        terminal.interrupt();
        expect(await terminal.ended).toBe(130);
      },
    );
  });

  test('ends where there is nothing to see', async () => {
    const script = await aScript();
    await recordRequest(
      { line: tail.line, given: [given('conversationOfOthers')] },
      {
        event: 'resume',
        payload: { conversation, after_seq: latest },
        answer: { ok: false, error: { code: 'not_found', message: 'Not found.' } },
      },
      script,
      async () => {
        const terminal = await openTerminal(script.url, tail.line);
        await terminal.untilShown('✗ Not found.');
        expect(await terminal.ended).toBe(1);
      },
    );
  });

  test('finds the conversation by name, and where it stands', async () => {
    const line = 'chat tail binh --last 1';
    const exchanges = exchangesOf({
      line,
      given: [given('conversation', { othersMessages: 2 })],
      asks: [
        ask('listConversations', 200, {
          answer: listOf({ id: fact('conversation'), other_participant: { full_name: filled('Bình Trần') } }),
        }),
        ask('getConversation', 200, {
          params: { id: placeholder('conversation') },
          answer: { last_message: { seq: 2 } },
        }),
      ],
    });
    await recordAt(exchanges, async (url) => {
      const script = await aScript(relayTo(url));
      const terminal = await waiting(script, line);
      expect((await script.next('resume')).payload).toEqual({ conversation: facts.conversation, after_seq: 1 });
      terminal.interrupt();
      await terminal.ended;
    });
  });
});

describe('study-mate groups tail', () => {
  const tail = { line: `groups tail ${facts.group}`, given: [given('group', { mine: 'active' })] };
  const group = fact('group');

  test('prints what another member says', () =>
    recordEvent(tail, 'membersMessage', { group, ...words }, prints(tail.line, shown)));

  test('ends when one is removed', () =>
    recordEvent(tail, 'removal', { group }, async (sent) => {
      const script = await aScript();
      const terminal = await waiting(script, tail.line);
      script.emit(sent);
      await terminal.untilShown('✗ You do not take part in this chat any more.');
      expect(await terminal.ended).toBe(1);
    }));

  test('knows where the group stands', async () => {
    const line = `groups tail ${facts.group} --last 1`;
    const exchanges = exchangesOf({
      line,
      given: [given('group', { mine: 'active', messages: 2 })],
      asks: [
        ask('listGroupMessages', 200, {
          params: { group_id: placeholder('group') },
          query: { page_size: '1' },
          answer: { results: [{ seq: 2 }] },
        }),
      ],
    });
    await recordAt(exchanges, async (url) => {
      const script = await aScript(relayTo(url));
      const terminal = await waiting(script, line);
      expect((await script.next('resume')).payload).toEqual({ group: facts.group, after_seq: 1 });
      terminal.interrupt();
      await terminal.ended;
    });
  });
});
