// A thread of its own: copies what the log holds into the database file whenever it is told to, and says so.
// Plain JavaScript, because a thread is started from a file as it lies on the disk.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

const connection = new Database(workerData);
connection.pragma('busy_timeout = 10');
const copy = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort.on('message', (order) => {
  if (order === 'end') {
    connection.close();
    parentPort.close();
    return;
  }
  try {
    copy.get();
  } catch {
    // A full disk: the log still holds everything, and the next order tries again.
  }
  parentPort.postMessage('copied');
});
