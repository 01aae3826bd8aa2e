"""The authors' build: `course/content` in, `modules` out - byte for byte the same for the same input."""

from csm_app.build.products import Drift, drift, products, write

__all__ = ["Drift", "drift", "products", "write"]
