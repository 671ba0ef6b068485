/** What is used of the library, so that it can be built by itself. */
export { password, text } from '@clack/prompts';
