"""Forms: what a blueprint asks for, assembled from the banks by a solver; parallel, fresh, decided by a seed."""
