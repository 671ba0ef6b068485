import { program } from '../provider/program.ts';
import { inMockWorld } from './mock-world.ts';
import { verifyMock } from './verify-mock.ts';

program(({ paths }: { paths: string[] }) => inMockWorld((world) => verifyMock(world, paths)));
