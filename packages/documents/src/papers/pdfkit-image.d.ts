declare namespace PDFKit.Mixins {
  /** An image as pdfkit has read it; its types leave this out. */
  interface ReadImage {
    readonly width: number;
    readonly height: number;
    /** EXIF, 1–8; from 5 on the picture lies on its side. */
    readonly orientation?: number;
  }
  interface PDFImage {
    openImage(bytes: Buffer): ReadImage & Extract<ImageSrc, object>;
  }
}
