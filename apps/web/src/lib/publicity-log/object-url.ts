import type { Attachment } from 'svelte/attachments';

/** Shows JPEG bytes in an image, and lets go of their address with it. */
export function objectUrl(bytes: ArrayBuffer): Attachment<HTMLImageElement> {
  return (image) => {
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    image.src = url;
    return () => URL.revokeObjectURL(url);
  };
}
