/** Address of the app's sign. It holds the picture itself: there is nothing to fetch when the network is away. */
export { default as sign } from '../../../static/icons/icon.svg?inline';
