// What browsers get in place of `socket.io-client`; built by itself, see tsup.config.ts.
import { io } from 'socket.io-client';

export { io };
