/** The room on this phone, for components. */
export { askToKeep, storageRoom } from '#lib/device/storage-room.ts';
